import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { reference as api } from '@/api'
import type { CategoryItem, DepartmentItem, Reference } from '@/api/types'
import { currentLanguage } from '@/i18n'

export type CategoryNode = { value: string; label: string; children?: CategoryNode[] }
type Named = { code: string; name_zh: string; name_en: string }

export const nameOf = (item: { name_zh: string; name_en: string }): string =>
  currentLanguage() === 'en' && item.name_en ? item.name_en : item.name_zh

function byCode<T extends { code: string }>(items: T[]): Map<string, T> {
  return new Map(items.map((item) => [item.code, item]))
}

function tree(items: CategoryItem[], parent: string): CategoryNode[] {
  return items
    .filter((item) => item.parent === parent && !item.closed)
    .map((item) => {
      const children = tree(items, item.code)
      return { value: item.code, label: nameOf(item), ...(children.length ? { children } : {}) }
    })
}

/** Districts, departments and categories of the city, and their names in the page's language. */
export const useReference = defineStore('reference', () => {
  const data = ref<Reference | null>(null)
  let loading: Promise<void> | null = null

  const districts = computed(() => data.value?.districts ?? [])
  const departments = computed(() => data.value?.departments ?? [])
  const open_departments = computed(() => departments.value.filter((item) => !item.closed))
  const categories = computed(() => byCode(data.value?.categories ?? []))
  const categoryTree = computed(() => tree(data.value?.categories ?? [], ''))
  const departmentIndex = computed(() => byCode(departments.value))
  const districtIndex = computed(() => byCode(districts.value))
  const city = computed(() =>
    data.value ? (currentLanguage() === 'en' ? data.value.city_en : data.value.city_zh) : '',
  )

  function load(source: 'staff' | 'public'): Promise<void> {
    if (data.value) return Promise.resolve()
    loading ??= api[source]()
      .then((answer) => void (data.value = answer))
      .finally(() => (loading = null))
    return loading
  }

  /** After an administrator changed the city on this page. */
  async function renew(): Promise<void> {
    data.value = await api.staff()
  }

  const label = (item: Named | undefined, code: string): string => (item ? nameOf(item) : code)
  const districtName = (code: string): string => label(districtIndex.value.get(code), code)
  const departmentName = (code: string): string => label(departmentIndex.value.get(code), code)
  const categoryName = (code: string): string => label(categories.value.get(code), code)
  const streetsOf = (district: string): Named[] => districtIndex.value.get(district)?.streets ?? []
  const streetName = (district: string, code: string): string =>
    label(
      streetsOf(district).find((street) => street.code === code),
      code,
    )

  /** From the first level down: "城市管理 / 市容 / 路灯". */
  function categoryPath(code: string): string {
    const names: string[] = []
    for (let at = categories.value.get(code); at && names.length < 8; at = categories.value.get(at.parent)) {
      names.unshift(nameOf(at))
    }
    return names.join(' / ') || code
  }

  /** Every code with its path. */
  const categoryPaths = (): Record<string, string> =>
    Object.fromEntries([...categories.value.keys()].map((code) => [code, categoryPath(code)]))

  /** The nearest suggestion from the category upward. */
  function suggestedDepartment(code: string): DepartmentItem | null {
    for (let at = categories.value.get(code), n = 0; at && n < 8; at = categories.value.get(at.parent), n += 1) {
      const department = departmentIndex.value.get(at.default_department)
      if (department && !department.closed) return department
    }
    return null
  }

  const unitsBelow = (code: string): DepartmentItem[] =>
    departments.value.filter((item) => item.parent === code && !item.closed)

  return {
    data,
    city,
    districts,
    departments,
    open_departments,
    categoryTree,
    departmentIndex,
    load,
    renew,
    districtName,
    departmentName,
    categoryName,
    streetsOf,
    streetName,
    categoryPath,
    categoryPaths,
    suggestedDepartment,
    unitsBelow,
  }
})
