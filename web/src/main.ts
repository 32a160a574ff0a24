import 'element-plus/theme-chalk/el-message.css'
import 'element-plus/theme-chalk/el-message-box.css'
import 'element-plus/theme-chalk/el-notification.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { setNotLoggedInHook } from './api/client'
import { i18n } from './i18n'
import { router } from './router'
import { leaveForLogin } from './router/guard'
import './styles/theme.css'
import './styles/table.css'

setNotLoggedInHook(leaveForLogin)
createApp(App).use(createPinia()).use(i18n).use(router).mount('#app')
